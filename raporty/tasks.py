from celery import shared_task


@shared_task
def render_dokument(pk: int) -> None:
    """Make one document; a second call for the same one does nothing."""
    from raporty.services.skladanie import make_dokument  # noqa: PLC0415 -- task calls service

    make_dokument(pk)


@shared_task
def sweep_dokumenty() -> None:
    """Make what waits: the broker may have lost the task, or a worker may have died."""
    from raporty.services.paczki import due_paczki  # noqa: PLC0415 -- task calls service
    from raporty.services.skladanie import due_dokumenty  # noqa: PLC0415 -- task calls service

    for pk in due_dokumenty():
        render_dokument.delay(pk)
    for pk in due_paczki():
        make_paczka.delay(pk)


@shared_task
def make_paczka(pk: int) -> None:
    """Make the next part of one ZIP; a call for one that somebody is making does nothing."""
    from raporty.services.paczki import make_slice  # noqa: PLC0415 -- task calls service

    make_slice(pk)
