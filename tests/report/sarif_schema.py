"""What SARIF 2.1.0 asks of the parts that are written here.

Written from the standard (OASIS, sections 3.13 to 3.58), closed: a property that it does
not name, or a value that it does not list, is an error. The whole schema is tried where
HOLDWATER_SARIF_SCHEMA names it.
"""

TEXT = {"type": "string"}
POSITIVE = {"type": "integer", "minimum": 1}
INDEX = {"type": "integer", "minimum": 0}
BAG = {"type": "object"}


def thing(required, **properties):
    """An object with these properties and no others."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def some(of, **given):
    """A list without doubles."""
    return {"type": "array", "items": of, **given}


MESSAGE = thing("text", text=TEXT)
ARTIFACT_LOCATION = thing(
    "uri", uri={"type": "string", "pattern": r"^[A-Za-z0-9/:?#\[\]@!$&'()*+,;=%._~-]*$"}
)
REGION = thing(
    "startLine startColumn endLine endColumn snippet",
    startLine=POSITIVE,
    startColumn=POSITIVE,
    endLine=POSITIVE,
    endColumn=POSITIVE,
    snippet=MESSAGE,
)
LOCATION = thing(
    "physicalLocation",
    physicalLocation=thing(
        "artifactLocation", artifactLocation=ARTIFACT_LOCATION, region=REGION
    ),
    logicalLocations=some(
        thing("fullyQualifiedName", fullyQualifiedName=TEXT), uniqueItems=True
    ),
    message=MESSAGE,
)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RESULT = thing(
    "message ruleId ruleIndex",
    ruleId=TEXT,
    ruleIndex=INDEX,
    level=LEVEL,
    message=MESSAGE,
    locations=some(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=some(
        thing("kind", kind={"enum": ["inSource", "external"]}, justification=TEXT),
        uniqueItems=True,
    ),
    properties=BAG,
)
RULE = thing(
    "id",
    id=TEXT,
    name=TEXT,
    shortDescription=MESSAGE,
    help=MESSAGE,
    properties=thing("tags", tags=some(TEXT, uniqueItems=True)),
)
NOTIFICATION = thing("message", level=LEVEL, message=MESSAGE, locations=some(LOCATION))
RUN = thing(
    "tool results",
    tool=thing(
        "driver",
        driver=thing(
            "name", name=TEXT, version=TEXT, rules=some(RULE, uniqueItems=True)
        ),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=some(RESULT),
    artifacts=some(
        thing(
            "location",
            location=ARTIFACT_LOCATION,
            mimeType={"type": "string", "pattern": "^[^/]+/.+$"},
            hashes={"type": "object", "additionalProperties": TEXT},
        ),
        uniqueItems=True,
    ),
    invocations=some(
        thing(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=some(NOTIFICATION),
        )
    ),
)
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": TEXT,
        "runs": some(RUN),
    },
    "additionalProperties": False,
}
