from tests.unit.kiosk.sync.conftest import home, province, site

__all__ = ["home", "province", "site"]
