"""Make the Cypher parser from its grammar: `python -m tests.support.grammar`, or `make grammar`.

Maven fetches ANTLR, and any Java from 11 on runs it. The Python beside the grammar is overwritten.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.neo4j import java

GRAMMAR = Path(__file__).parents[2] / "src/molehunt/store/lint/grammar"
SOURCES = ("Cypher25Lexer.g4", "Cypher25Parser.g4")
MADE = ("Cypher25Lexer.py", "Cypher25Parser.py")
JAVA = range(11, 26)
_POM = Path(__file__).with_name("antlr.xml")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"


def make(folder: Path) -> None:
    """Write the generated modules into a folder; raises CalledProcessError, with what was said, if a tool fails."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for name in SOURCES:
            shutil.copy(GRAMMAR / name, work)
        maven = [shutil.which("mvn") or "mvn", "-q", "-B", "-f", str(_POM), _COPY, "-DincludeScope=runtime"]
        _run([*maven, f"-DoutputDirectory={work / 'jars'}"], work)
        antlr = [str(java.find(JAVA)), "-cp", str(work / "jars" / "*"), "org.antlr.v4.Tool", "-Dlanguage=Python3"]
        # Its names are given without a folder: they stand in the first line of what it makes.
        _run([*antlr, "-no-listener", "-no-visitor", "-encoding", "UTF-8", *SOURCES], work)
        for name in MADE:
            text = (work / name).read_text(encoding="utf-8")
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True)


if __name__ == "__main__":
    try:
        make(GRAMMAR)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error.cmd[0]} failed:\n{error.stdout}{error.stderr}")
