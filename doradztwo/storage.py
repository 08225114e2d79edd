"""Static files: hashed names and gzip, collected in seconds."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

_MODULE_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]


class StaticStorage(CompressedManifestStaticFilesStorage):
    # Our modules import one another; under two names the browser would run a module twice.
    # Not ``support_js_module_import_aggregation``: it trips over libraries of others.
    patterns = (*HashedFilesMixin.patterns, ("js/*.js", _MODULE_IMPORTS))

    def create_compressor(self, **kwargs):
        # WeasyPrint brings Brotli along, and Brotli at its highest level takes a minute;
        # source maps are large and read by developers only.
        extensions = kwargs.pop("extensions") or Compressor.SKIP_COMPRESS_EXTENSIONS
        return Compressor(extensions=(*extensions, "map"), use_brotli=False, **kwargs)
