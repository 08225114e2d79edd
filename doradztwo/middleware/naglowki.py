"""Security headers that neither Django nor django-csp sets."""

PERMISSIONS_POLICY = (
    ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "usb",
        )
    )
    + ", publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


class NaglowkiMiddleware:
    """Pages with data of signed-in people are also kept out of shared and history caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        # An unread session means an anonymous page; asking user would read it.
        if user is not None and getattr(request, "session", None) and request.session.accessed:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
