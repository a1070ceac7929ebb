"""The product's settings with a data folder that lives as long as the test run, and a hash that costs nothing."""

import os
import tempfile

os.environ.setdefault("PHOIHOP_DATA", tempfile.mkdtemp(prefix="phoihop-test-"))

from phoihop.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
