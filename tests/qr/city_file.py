"""A file that says where addresses are."""

from pathlib import Path

from mmdb_writer import MMDBWriter
from netaddr import IPSet


def city_file(folder: Path) -> Path:
    """Write a city file of one network, as an operator would download one."""
    writer = MMDBWriter(ip_version=6, ipv4_compatible=True, database_type="City", languages=["en"])
    place = {
        "country": {"iso_code": "US", "names": {"en": "United States"}},
        "subdivisions": [{"iso_code": "CA", "names": {"en": "California"}}],
        "city": {"names": {"en": "Oakland"}},
    }
    writer.insert_network(IPSet(["198.51.100.0/24"]), place)
    writer.to_db_file(str(folder / "city.mmdb"))
    return folder / "city.mmdb"
