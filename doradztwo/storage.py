"""Static files: hashed names and gzip, collected in seconds."""

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    # Modules of static/js import one another by name.
    support_js_module_import_aggregation = True

    def create_compressor(self, **kwargs):
        # WeasyPrint brings Brotli along, and Brotli at its highest level takes a minute;
        # source maps are large and read by developers only.
        extensions = kwargs.pop("extensions") or Compressor.SKIP_COMPRESS_EXTENSIONS
        return Compressor(extensions=(*extensions, "map"), use_brotli=False, **kwargs)
