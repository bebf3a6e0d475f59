"""Words, folded, that stand in names and memos without being anybody's name."""

_HONORIFICS = """
mr mrs ms miss mx dr prof sir madam rev sra srta don dona md phd esq
"""

_GENERATIONS = """
jr sr ii iii iv junior senior
"""

_COMPANY_WORDS = """
inc llc llp ltd plc corp corporation company co group holdings partners associates sons bros brothers foundation
church school university college academy preschool club society association trust estate enterprises services
solutions consulting restaurant studio studios gmbh sa dba realty realtor realtors properties mortgage insurance
bakery catering caterers kitchen cuisine cafe taqueria tacos pizza bistro boutique salon spa nails fitness gym
plumbing electric electrical construction builders contracting contractors roofing landscaping painting flooring
cleaning janitorial hvac auto motors towing trucking transport logistics transportation dental dentistry orthodontics
clinic hospital medical pharmacy wellness chiropractic therapy daycare photography productions media marketing designs
design events entertainment rentals wholesale supply imports international industries manufacturing technologies
technology systems software labs ventures capital investments investment financial accounting bookkeeping travel tours
ministries ministry center centre museum hotel resort venue winery brewery
"""

_PLAIN = """
a the for of my our your we i it is its be this that will de del la el las los para por y o un una
hibachi party parties food foods dinner dinners lunch brunch meal event events grill grilled teppanyaki teppan sushi
steak shrimp chicken noodles fried sake bbq menu experience private mobile onsite catering
deposit deposits deposito dep reserve reserved reserving balance rest remaining remainder remain full final part
partial half payment payments pay paying paid pago saldo resto anticipo abono total amount due owed owing
tip tips gratuity propina refund rent renta used sale bday birthday birthdays graduation grad anniversary shower
wedding celebration celebrate celebrating rehearsal quince quinceanera quinceaneras fiesta cumpleanos comida cena
reunion retirement engagement bachelorette bachelor baby bridal holiday christmas xmas thanksgiving
booking booked book reservation reservacion invoice inv order ref reference number num confirmation conf
night evening afternoon morning am pm hour hours hrs time date first second third last next today tomorrow tonight
weekend week month year years people ppl adults pax monday tuesday wednesday thursday friday saturday sunday tue tues
wed thurs fri sat lunes martes miercoles jueves viernes sabado domingo new installment money transfer zelle
venmo cashapp paypal card fee fees service services please pls plus extra upgrade upgrades protein proteins
january february march july september october november december feb apr jul aug sep
sept oct nov dec enero febrero marzo mayo septiembre octubre noviembre diciembre
"""

_TURNING = """
with w wo without from in at on to by or thank thanks thx you gracias hi hello hey dear see soon love best regards
sincerely cheers congrats congratulations happy feliz and con en desde
caterer chef chefs server guest guests group family families friends everyone
mom moms mum mama mami dad dads papa papi mother father sister sisters brother brothers wife husband spouse
fiance fiancee son daughter daughters kid kids child children parent parents grandma grandpa grandmother grandfather
abuela abuelo aunt uncle tia tio cousin cousins prima primo niece nephew neighbor neighbors neighbour coworker coworkers
colleague boss roommate team hija hijo esposa esposo hermana hermano madre padre amigo amiga amigos familia
behalf instead not no dont except rather care per via attn attention regarding re about cc honor honour memory
house home backyard casa


rd th day noon sun mon thu an mi su cash qr id account acct near behind outside gift present donation
"""

_NEGATIONS = """
not isnt dont wasnt never instead except rather wrong mistake mistaken mistakenly error cancel cancels cancelled
canceled cancellation cancelar cancelado return returned void
"""

_PROXIES = """
behalf friend coworker colleague neighbor neighbour boss roommate client amigo amiga somebody someone
"""

_ADDRESS_WORDS = """
st street ave avenue av road rd drive dr blvd boulevard lane ln court ct way place pl circle cir terrace ter parkway
pkwy highway hwy plaza trail trl
"""

_UNSPACED = """
お誕生日おめでとう 誕生日おめでとう 生日快乐 生日快樂 誕生日会 お誕生日会 誕生日パーティー お誕生日 誕生日
生日派对 生日派對 生日聚会 生日聚會 生日 派对 派對 聚会 聚會 パーティー パーティ ありがとうございます ありがとう
鉄板焼き 铁板烧 鐵板燒 ヒバチ 料理 晚餐 午餐 夕食 谢谢 謝謝 感谢 定金 订金 訂金 押金 尾款 余款 餘款 全款 预付款
付款 支払い 予約金 予約 预订 預訂 残金 頭金 생일파티 생일 파티 축하해요 축하 감사합니다 감사 예약금 예약 잔금
계약금 보증금 저녁 점심 식사 히바치 の お 会 的
"""
"""Phrases of scripts that write no spaces: they are cut out of a run of letters."""

_SPACED = """
день рождения вечеринка праздник депозит залог остаток оплата спасибо ужин обед хибачи предоплата
свято дякую гулянка عيد ميلاد حفلة شكرا
"""

HONORIFICS = frozenset(_HONORIFICS.split())
"""Forms of address and degrees."""

GENERATIONS = frozenset(_GENERATIONS.split())
"""What tells father and son of one name apart."""

COMPANY_WORDS = frozenset(_COMPANY_WORDS.split())
"""Words that hardly anything but the name of a company, or of a house, has."""

NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that may turn a memo into its opposite."""

PROXIES = frozenset(_PROXIES.split())
"""People for whom somebody pays without saying their name."""

TURNING = frozenset(_TURNING.split()) | NEGATIONS | PROXIES
"""No names, but what stands beside one may be somebody else for them: "mom of", "with chef", "12 ... Ave", "thanks"."""

PLAIN = frozenset(_PLAIN.split()) - TURNING
"""What memos talk about: food, parties, money and days. Beside a name they leave it what it is."""

NO_NAMES = PLAIN | TURNING

ADDRESS_WORDS = frozenset(_ADDRESS_WORDS.split())

_PARTICLES = """
de del la las los van von der den da di do dos das du le st san santa al el bin ben
"""

PARTICLES = frozenset(_PARTICLES.split())
"""Words inside a family name, and plain words anywhere else."""

JOINING = frozenset(("and", "&", "+", "y"))

UNSPACED = tuple(sorted(_UNSPACED.split(), key=len, reverse=True))
SPACED = frozenset(_SPACED.split())
