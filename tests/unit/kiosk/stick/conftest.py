from tests.unit.kiosk.sync.conftest import home, province

__all__ = ["home", "province"]
