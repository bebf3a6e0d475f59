"""Payers' names beside customers' names, as banks and families write them."""

import pytest

from portal.domain.matching.score.names import Kinship, compare, is_slip, read_name


@pytest.mark.parametrize(
    ("payer", "customer", "kinship"),
    [
        ("Ana Perez", "Ana Perez", Kinship.SAME),
        ("PEREZ ANA", "Ana Pérez", Kinship.SAME),
        ("Perez, Ana", "Ana Perez", Kinship.SAME),
        ("Dr. María-José O'Brien", "Maria Jose Obrien", Kinship.SAME),
        ("BAEZA SARABIA NANCY", "Nancy Baeza Sarabia", Kinship.SAME),
        ("JOHN HOANG", "John Hoàng", Kinship.SAME),
        ("Liz Copeland", "Elizabeth Copeland", Kinship.SPELLED),
        ("Jack Vũ", "John Vũ", Kinship.SPELLED),
        ("Christopher I. Mcclain", "Christopher Mcclain", Kinship.SPELLED),
        ("Maria Laura Mendes", "Maria Mendes", Kinship.LONGER),
        ("Magdalena Cabrera", "Magdalena Cabrera Navarrete", Kinship.LONGER),
        ("Maria Lopez Garcia", "Maria Lopez", Kinship.LONGER),
        ("Maria Garcia-Lopez", "Maria Lopez", Kinship.LONGER),
        ("MARIA GARCIA JOSE LOPEZ", "Maria Lopez", Kinship.LONGER),
        ("Maria Lopez Taqueros", "Maria Lopez", Kinship.LONGER),
        ("Maria Lopez c/o Jose Ruiz", "Maria Lopez", Kinship.LONGER),
        ("Jose Ruiz for Maria Lopez", "Maria Lopez", Kinship.LONGER),
        ("Maria Lopez Jr", "Maria Lopez", Kinship.LONGER),
        ("John Smith Jr", "John Smith Sr", Kinship.SIMILAR),
        ("John Smith III", "John Smith III", Kinship.SAME),
        ("Ana Maria Lopez", "Maria Lopez", Kinship.SURNAME),
        ("Maria Garcia and Jose Lopez", "Maria Lopez", Kinship.SURNAME),
        ("Maria Lopez Garcia & Jose Ruiz", "Maria Lopez", Kinship.LONGER),
        ("Ana Perez & Luis", "Luis Perez", Kinship.SURNAME),
        ("Jose & Maria", "Jose Maria", Kinship.SURNAME),
        ("J Smith", "J Smith", Kinship.INITIAL),
        ("Don Smith", "Don Smith", Kinship.SAME),
        ("Ana & Luis Perez", "Luis Perez", Kinship.SPELLED),
        ("PEREZ ANA OR LUIS", "Luis Perez", Kinship.SPELLED),
        ("JANE & SAM HOÀNG", "Jane Hoàng", Kinship.SPELLED),
        ("Jessica rnold", "Jessica Arnold", Kinship.MISSPELT),
        ("YunaKang", "Yuna Kang", Kinship.MISSPELT),
        ("Natha nKelley", "Nathan Kelley", Kinship.MISSPELT),
        ("B Harris", "Brenda Harris", Kinship.INITIAL),
        ("HARRIS B", "Brenda Harris", Kinship.INITIAL),
        ("M Cabrera Navarrete", "Magdalena Cabrera Navarrete", Kinship.INITIAL),
        ("John Q Smith", "John R Smith", Kinship.SIMILAR),
        ("Robert Đặng", "John Đặng", Kinship.SURNAME),
        ("Vanessa Baeza Sarabia", "Nancy Baeza Sarabia", Kinship.SURNAME),
        ("Diego Ramos", "Diego Fuentes", Kinship.GIVEN),
        ("Ana", "Ana", Kinship.GIVEN),
        ("Li Ma", "Li Li", Kinship.SURNAME),
        ("Wahab Koshy", "Joshua Stewart", Kinship.NONE),
        ("", "John Smith", Kinship.NONE),
        ("李娜", "李娜", Kinship.SAME),
        ("Li Na", "李娜", Kinship.NONE),
        ("Мария Лопес", "Мария Лопес", Kinship.SAME),
        ("Мария Лопес", "Mariia Lopes", Kinship.NONE),
        ("\u041caria Lopez", "Maria Lopez", Kinship.MISSPELT),
    ],
)
def test_it_tells_how_near_two_names_are(payer: str, customer: str, kinship: Kinship) -> None:
    assert compare(read_name(payer), read_name(customer)) is kinship


@pytest.mark.parametrize(
    ("company", "customer"),
    [
        ("Garcia Inc", "Maria Garcia"),
        ("Lewis, Gomez and Richard", "Richard Lewis"),
        ("Johnson-Park", "Park Johnson"),
        ("Mitchell and Sons", "Sam Mitchell"),
        ("Evans Group", "Evan Evans"),
        ("Maria Lopez Realty", "Maria Lopez"),
        ("Lopez Catering LLC", "Maria Lopez"),
        ("Maria Lopez DBA Tacos", "Maria Lopez"),
    ],
)
def test_a_company_is_nobodys_namesake(company: str, customer: str) -> None:
    assert read_name(company).company
    assert compare(read_name(company), read_name(customer)) is Kinship.NONE


def test_both_people_of_a_joint_account_are_read() -> None:
    name = read_name("Ana & Luis Perez")

    assert name.joint
    assert name.people == (("ana", "perez"), ("luis", "perez"))


@pytest.mark.parametrize(
    ("payer", "customer", "slip"),
    [
        ("Kentt Foster", "Kent Foster", True),
        ("Jessica rnold", "Jessica Arnold", True),
        ("Hradik Kalla", "Hardik Kalla", True),
        ("JaneD ương", "Jane Dương", True),
        ("Dohyun Lim", "Dohyun Kim", False),
        ("Li Liu", "Lei Liu", False),
        ("Lia Davis", "Lisa Davis", False),
        ("\u041caria Lopez", "Maria Lopez", False),
    ],
)
def test_a_changed_letter_is_no_slip_of_the_finger(payer: str, customer: str, *, slip: bool) -> None:
    assert is_slip(read_name(payer), read_name(customer)) is slip
