"""Words, folded, that stand in names and memos without being anybody's name."""

_HONORIFICS = """
mr mrs ms miss mx dr prof sir madam rev sr sra srta don dona jr ii iii iv md phd esq
"""

_COMPANY_WORDS = """
inc llc llp ltd plc corp corporation company co group holdings partners associates sons bros brothers foundation
church school university club society trust enterprises services solutions consulting restaurant studio gmbh sa
"""

_NO_NAMES = """
a an and the for of on to from in at my our your we i it is be de del la el para por con y o or with w thank thanks
you gracias please pls hi hello see soon love best regards hibachi party parties catering caterer food dinner lunch
event chef grill deposit deposito dep balance rest remaining remainder remain full final part partial half payment
pay paid pago saldo resto tip tips gratuity propina refund rent used sale bday birthday graduation anniversary
shower wedding celebration booking booked reservation reserve invoice inv order ref reference number no night day
evening afternoon morning noon am pm st rd th total amount first second third last next this today tomorrow
tonight weekend week month year mom dad mother father sister brother wife husband son daughter family friend
friends group guests people ppl kids adults fiesta cumpleanos comida cena monday tuesday wednesday thursday friday
saturday sunday mon tue tues wed thu thurs fri sat sun house home backyard happy new installment cash money
transfer zelle venmo card fee fees
"""

HONORIFICS = frozenset(_HONORIFICS.split())
"""Forms of address, degrees and generations."""

COMPANY_WORDS = frozenset(_COMPANY_WORDS.split())
"""Words that only the name of a company has."""

NO_NAMES = frozenset(_NO_NAMES.split())
"""What memos talk about: food, parties, money, days and relatives."""
