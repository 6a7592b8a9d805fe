#!/usr/bin/env python3
"""Holds catalogs against the JSON Schema with a validator that is not ours, as editors do.

Usage: validate_schema.py MAQUETTE

Every catalog of the tree and a new one must pass `maquette schema`; what the reader refuses of keys, types, words and bounds
must not, at the very value. Exit status 77 means skipped, with the reason on standard output.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3]

try:
    import tomllib

    from jsonschema import Draft7Validator
except ImportError as missing:
    print("skipped: %s (apt-get install python3-jsonschema; Python 3.11)" % missing)
    sys.exit(77)

# Of catalogs/faulty: what an editor shows there, as the value's place and the word of JSON Schema it breaks.
FAULTY = {
    "attribute-faults": ["attribute/0/aggregate enum"],
    "bad-color": ["part/0/option/0/color pattern"],
    "bad-id": ["part/0/id pattern", "part/0/option/1/id pattern"],
    "importance-out-of-range": ["part/0/importance minimum", "part/1/importance type"],
    "include-is-not-a-list": ["include type"],
    "label-is-a-number": ["part/0/option/0/label type"],
    "missing-catalog-keys": ["catalog required", "catalog required", "catalog required"],
    "option-without-id": ["part/0/option/1 required"],
    "places-faults": ["part/0/places/1/share minimum"],
    "price-not-an-amount": ["part/0/option/0/price pattern"],
    "price-without-quotes": ["part/0/option/0/price type"],
    "rule-without-because": ["rule/0 required"],
    "table-unknown-kind": ["table/0/kind enum"],
    "technique-faults": ["part/1/technique enum", "part/2/option/1/technique enum"],
    "toml-part-is-not-a-list": ["part type"],
    "unknown-kind": ["part/0/kind enum"],
    "unknown-table": [" additionalProperties"],
}

# What no folder of catalogs/faulty has on its own.
REFUSED = {
    "format = \"1\"": "format type",
    "[catalog]\nid = \"a\"\nversion = \"1\"\nname = \"A\"\ncurrency = \"EUR\"\nlanguages = [\"en\"]\nmash = \"a.glb\"":
        "catalog additionalProperties",
    "[base]\nprice = 12": "base/price type",
    "[contest]\nid = \"a\"\ntitle = \"A\"\ncloses = \"2027-01-01\"\nasks = [\"shoe-size\"]": "contest/asks/0 enum",
    "[contest]\nid = \"a\"\ntitle = \"A\"\ncloses = \"2027-01-01\"\n[[contest.rule]]\nid = \"r\"\nrule = \"a is b\"":
        "contest/rule/0 required",
    "[moderation]\nreview = \"some\"": "moderation/review enum",
    "[[derived]]\nid = \"d\"\nunit = \"g\"\nlabel = \"D\"\nvalue = 3": "derived/0/value type",
    "[[assembly]]\nid = \"pair\"\ngroups = [\"Left Shoe\"]\ninstances = []": "assembly/0/groups/0 pattern",
    "[[assembly]]\nid = \"pair\"\ngroups = [\"shoe\"]\ninstances = [{ id = \"left\" }]": "assembly/0/instances/0 required",
    "[[group]]\nid = \"a\"\nlabel = \"A\"\ncamera = { target = [0, 1] }": "group/0/camera/target minItems",
    "[[group]]\nid = \"a\"\nlabel = \"A\"\ncamera = { distance = 11 }": "group/0/camera/distance maximum",
    "[[group]]\nid = \"a\"\nlabel = \"A\"\ncamera = { zoom = 1 }": "group/0/camera additionalProperties",
    "[[part]]\nid = \"a.b.c\"\nlabel = \"A\"": "part/0/id pattern",
    "[[part]]\nid = \"a\"\nlabel = { en = \"A\", fr = 3 }": "part/0/label/fr type",
    "[[part]]\nid = \"a\"\nlabel = \"A\"\nfrom = 1.5": "part/0/from type",
    "[[part]]\nid = \"a\"\nlabel = \"A\"\nper_step = { price = 1 }": "part/0/per_step/price type",
    "[[part]]\nid = \"a\"\nlabel = \"A\"\noption = [{ id = \"x\", tags = [\"Very Soft\"] }]": "part/0/option/0/tags/0 pattern",
    "[[part]]\nid = \"a\"\nlabel = \"A\"\noption = [{ id = \"x\", in_stock = \"yes\" }]": "part/0/option/0/in_stock type",
    "[[material]]\nid = \"m\"\nlabel = \"M\"\nroughness = 1.2": "material/0/roughness maximum",
    "[[preference]]\nid = \"p\"\nprefer = \"a is b\"\nweight = 0": "preference/0/weight minimum",
    "[[replaced]]\npart = \"a\"\noptions = { old = 3 }": "replaced/0/options/old type",
    "[[shape]]\nfollows = \"a\"\nkeys = [{ at = 85 }]": "shape/0/keys/0/at type",
    "[[table]]\nid = \"t\"\nfile = \"t.csv\"\nkind = \"allow\"": "table/0 required",
}


def files_of(entry):
    """The TOML files of a catalog with what they say, as the reader follows them."""
    waiting, seen = [entry], set()
    while waiting:
        file = waiting.pop().resolve()
        if file in seen:
            continue
        seen.add(file)
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        yield file, document
        includes = document.get("include", [])
        waiting += [file.parent / name for name in (includes if isinstance(includes, list) else [])]


def problems(validator, document):
    return ["%s %s" % ("/".join(map(str, error.absolute_path)), error.validator) for error in validator.iter_errors(document)]


def main():
    maquette = sys.argv[1]
    schema = json.loads(subprocess.run([maquette, "schema"], check=True, capture_output=True).stdout)
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    wrong = []

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([maquette, "new", folder + "/desk-lamp"], check=True, capture_output=True)
        entries = [Path(folder) / "desk-lamp/catalog.toml", SOURCE / "tests/cli/data/mug/catalog.toml",
                   SOURCE / "tests/support/data/catalogs/teapot/catalog.toml"]
        for pattern in ["catalogs/*/catalog.toml", "catalogs/questionable/*/catalog.toml"]:
            entries += sorted(SOURCE.glob(pattern))
        accepted = 0
        for entry in entries:
            for file, document in files_of(entry):
                accepted += 1
                wrong += ["%s is refused: %s" % (file, problem) for problem in problems(validator, document)]

    for name, expected in FAULTY.items():
        found = []
        for _, document in files_of(SOURCE / "catalogs/faulty" / name / "catalog.toml"):
            found += problems(validator, document)
        wrong += ["catalogs/faulty/%s should break %s, and breaks %s" % (name, each, found) for each in expected if found.count(each) < expected.count(each)]
    for text, expected in REFUSED.items():
        found = problems(validator, tomllib.loads(text))
        if found != [expected]:
            wrong.append("%r should break %s, and breaks %s" % (text, expected, found))

    print("%d files accepted, %d faulty catalogs and %d faulty files refused" % (accepted, len(FAULTY), len(REFUSED)))
    if accepted < 40 or wrong:
        sys.exit("\n".join(wrong) or "there are fewer files than there should be")


if __name__ == "__main__":
    main()
