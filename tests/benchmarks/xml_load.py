"""How long reading an XML file takes, and how much memory: ours, lxml with a tree and with events, and xmllint where
it is installed, in turn, each in a process of its own. Prints medians and ratios, and holds ours against what is asked.

    python tests/benchmarks/xml_load.py [--sizes 10,100] [--rounds 3]

"Ours" is everything that a check needs: the digest, the encoding, every value with its line, as columns; "schema" is
the same held against the schema of the pack ``blank``. "parse" only builds the tree; "iterparse" takes the text of
every element and drops it; "xmllint" is ``xmllint --stream --schema`` with that schema, all of its process (the memory
beside it is not its own). Reading the file from disk counts for all, imports and compiling the pack for none of ours.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

IMPORTS = "import sys\nfrom pathlib import Path\nfrom surveycheck.read.package import read\n"
LOAD = "def load(path):\n    return len(read(Path(path){schema}).documents[0].records)"
PACK = (
    "from surveycheck.inspection import choose\nfrom surveycheck.pack import load_pack, schema\n"
    "xsd = schema(load_pack(choose(Path('.'), 'blank').pack)).encode()\n"
)
READERS = {
    "ours": IMPORTS + LOAD.format(schema=""),
    "schema": IMPORTS + PACK + LOAD.format(schema=", schema=xsd"),
    "parse": "from lxml import etree\ndef load(path):\n    return len(etree.parse(path).getroot())",
    "iterparse": "from lxml import etree\n"
    "def load(path):\n    count = 0\n    for _, element in etree.iterparse(path):\n        element.text\n"
    "        if len(element):\n            count += 1\n            element.clear()\n"
    "            while element.getprevious() is not None:\n                del element.getparent()[0]\n"
    "    return count",
}
if shutil.which("xmllint"):
    READERS["xmllint"] = (
        IMPORTS
        + PACK
        + (
            "import subprocess\nxsd_file = Path(sys.argv[1]).with_suffix('.xsd')\nxsd_file.write_bytes(xsd)\n"
            "def load(path):\n    words = ['xmllint', '--stream', '--noout', '--schema', str(xsd_file), path]\n"
            "    return 1 - subprocess.run(words, capture_output=True).returncode"
        )
    )
EMPTY = "def load(path):\n    return 0"
MEMORY = 1.5
"""What ours may take above an empty process, in sizes of the file."""

TIME = 3.5
"""What reading, validating and taking all values may take, in times of what xmllint takes to validate."""


def records(size: float, path: Path, seed: int = 1) -> None:
    """A file of so many megabytes that the pack ``blank`` has nothing to say about."""
    some = random.Random(seed)
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<空白成果 xmlns="urn:surveycheck:blank">\n')
        while written < size * 1e6:
            code = f"990101{some.randrange(10**6):06}GB{some.randrange(10**5):05}"
            values = f"<CODE>{code}</CODE>\n  <AREA>{some.random() * 1e4:.2f}</AREA>\n  <USE>0701</USE>"
            written += file.write(f" <PARCEL>\n  {values}\n </PARCEL>\n")
        file.write("</空白成果>\n")


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    from dxf_load import TIMED, Run, medians, table

    def once(code: str, path: Path) -> Run:
        command = [sys.executable, "-c", code + TIMED, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return Run(*map(float, done.stdout.split()[-4:]))

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--sizes", default="10,100", help="megabytes")
    words.add_argument("--rounds", type=int, default=3)
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.xml"
        for megabytes in said.sizes.split(","):
            records(float(megabytes), path)
            size = path.stat().st_size / 1e6
            rounds = [{name: once(code, path) for name, code in READERS.items()} for _ in range(said.rounds)]
            results = medians({name: [one[name] for one in rounds] for name in READERS})
            table(size, results)
        empty = once(IMPORTS + PACK + EMPTY, path).memory
        for name in ("ours", "schema"):
            share = (results[name].memory - empty) / size
            verdict = "  ABOVE" if share > MEMORY else ""
            print(f"memory of {name} above an empty process / largest file {share:.2f}, at most {MEMORY}{verdict}")
        if "xmllint" in results:
            ratio = results["schema"].seconds / results["xmllint"].seconds
            print(f"schema / xmllint, largest file {ratio:.2f}, at most {TIME}{'  ABOVE' if ratio > TIME else ''}")


if __name__ == "__main__":
    main()
