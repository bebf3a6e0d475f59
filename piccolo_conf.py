"""The database, and the one Piccolo app whose tables and migrations live in it."""

import os

from piccolo.conf.apps import AppRegistry

from tables.engine import PortalEngine

SCHEMAS = ("identity", "core", "lead", "social", "payment", "knowledge", "notification", "system")

DB = PortalEngine(
    config={
        "dsn": os.environ.get("DATABASE_URL", "postgresql://postgres@127.0.0.1/portal"),
        "command_timeout": 30,
        "server_settings": {
            "application_name": "portal",
            "statement_timeout": "15000",
            "idle_in_transaction_session_timeout": "30000",
            # nothing of ours lies on a disk that turns: four times a page in order kept plans from walking an index
            "random_page_cost": "1.1",
            # Piccolo names no schema when it drops an index, and does nothing without one.
            "search_path": ",".join(("public", *SCHEMAS)),
        },
    },
    extensions=(),
)
APP_REGISTRY = AppRegistry(apps=["tables.piccolo_app"])
