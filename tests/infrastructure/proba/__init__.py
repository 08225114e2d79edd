"""An app of the drills: a kind of mail that needs nothing of the cycle and goes into digests."""
