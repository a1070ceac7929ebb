"""The application as a server's worker loads it. A worker that replaces one that was killed first puts back what that
one had signed and not committed."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.settings")
application = get_wsgi_application()

from phoihop.records.unfinished import put_back  # noqa: E402 - models are there only now

put_back()
# What is loaded stays. A collection that goes through all of it holds a page up for a twentieth of a second.
gc.collect()
gc.freeze()
