"""The figures of the product beside their floors: ``./ekinerja bench``. Nothing here is a test."""
