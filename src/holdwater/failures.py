"""What went wrong with one input, as it is reported beside the others."""

from __future__ import annotations

from pathlib import Path

from holdwater.errors import HoldwaterError
from holdwater.model.report import Failure


def fault_of(error: Exception, *, source: str) -> Failure:
    """Tell of a fault of our own, with the line it was raised in, for whoever mends it."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    line = (
        f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        if trace
        else "?"
    )
    noted = getattr(error, "__notes__", ())
    told = "; ".join([f"{type(error).__name__}: {error}", *noted])
    return Failure(
        source=source,
        message=f"was not judged, by a fault of Holdwater's own ({line}: {told}). "
        "The rest is told; please report it.",
    )


def failure_of(error: HoldwaterError, *, source: str) -> Failure:
    """Turn an error about one input into what is reported of it."""
    is_elsewhere = error.where is not None and Path(error.where) != Path(source)
    return Failure(source=source, message=str(error) if is_elsewhere else error.words)
