import time


def wait_until(condition, seconds=30, pause=0.2):
    """The first true answer, or a failure that shows the last one."""
    limit = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        assert time.monotonic() < limit, f"still {answer!r} after {seconds} s"
        time.sleep(pause)
