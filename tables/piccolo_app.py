"""The one Piccolo app: every table, one migration chain."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

WORDS = (
    "stations",
    "access",
    "customers",
    "catalog",
    "chefs",
    "qr",
    "payments",
    "bookings",
    "quotes",
    "schedule",
    "drafts",
    "waitlist",
    "tasks",
    "mailings",
    "inbox",
    "leads",
    "matching",
    "notifications",
    "events",
    "system",
    "go_live",
)

APP_CONFIG = AppConfig(
    app_name="portal",
    migrations_folder_path=str(Path(__file__).resolve().parent.parent / "piccolo_migrations"),
    table_classes=table_finder(
        [f"tables.{word}" for word in WORDS], exclude_imported=True, exclude_tags=["abstract", "unmanaged"]
    ),
    migration_dependencies=[],
)
