"""A picture is written whole or not at all, as the ending of the file says."""

import os
import stat
import struct
import sys

import pytest
import resvg_py

from molehunt.model.errors import MolehuntError
from molehunt.views import saving
from molehunt.views.saving import MOST, save, to_png

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
WORD = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20" font-family="{}">Ж W</text></svg>'


def size(png):
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def test_that_the_ending_says_the_format(tmp_path):
    formats = {".svg": lambda: "vector", ".png": lambda: b"pixels"}
    assert save(tmp_path / "a.svg", formats).read_text() == "vector"
    assert save(str(tmp_path / "b.PNG"), formats).read_bytes() == b"pixels"


@pytest.mark.parametrize("name", ["a", "a.jpeg", ".svg"])
def test_that_another_ending_is_told(tmp_path, name):
    with pytest.raises(MolehuntError, match=r"must end in one of \.svg"):
        save(tmp_path / name, {".svg": lambda: ""})
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_that_cannot_be_written_is_told_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "folder.svg").mkdir()
    for file in (tmp_path / "folder.svg", tmp_path / "missing" / "a.svg"):
        with pytest.raises(MolehuntError, match="cannot be written"):
            save(file, {".svg": lambda: "vector"})
    assert [one.name for one in tmp_path.iterdir()] == ["folder.svg"]


def test_that_a_picture_that_cannot_be_drawn_leaves_the_old_one(tmp_path):
    file = tmp_path / "a.svg"
    file.write_text("old")

    def fails():
        raise MolehuntError("no")

    with pytest.raises(MolehuntError, match="no"):
        save(file, {".svg": fails})
    assert file.read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_that_what_a_link_leads_to_is_replaced(tmp_path):
    link, target = tmp_path / "link.svg", tmp_path / "target.svg"
    target.write_text("old")
    link.symlink_to(target)
    save(link, {".svg": lambda: "new"})
    assert (target.read_text(), link.is_symlink()) == ("new", True)


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights there")
def test_that_others_may_read_it_as_they_may_read_any_file(tmp_path):
    plain = tmp_path / "plain"
    plain.write_text("")
    saved = save(tmp_path / "a.svg", {".svg": lambda: ""})
    assert stat.S_IMODE(saved.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_that_a_png_has_two_pixels_for_one_or_the_width_asked_for():
    assert size(to_png(SQUARE)) == (80, 60)
    assert size(to_png(SQUARE, wide=400)) == (400, 300)
    vast = SQUARE.replace('width="40" height="30"', 'width="16000" height="12000"')
    assert vast != SQUARE
    wide, high = size(to_png(vast))
    assert MOST * 0.99 < wide * high <= MOST * 1.01


def test_that_text_is_drawn_where_no_font_is_installed():
    bare = {"skip_system_fonts": True, "sans_serif_family": "DejaVu Sans"}
    for family in ("DejaVu Sans, sans-serif", "sans-serif"):
        svg = WORD.format(family)
        nothing = bytes(resvg_py.svg_to_bytes(svg_string=WORD.replace("Ж W", ""), **bare))
        assert bytes(resvg_py.svg_to_bytes(svg_string=svg, **bare)) == nothing
        assert bytes(resvg_py.svg_to_bytes(svg_string=svg, font_dirs=saving._fonts(), **bare)) != nothing


def test_that_it_is_said_what_to_install_for_png(monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MolehuntError, match=r"pip install 'molehunt\[figures\]'"):
        to_png(SQUARE)
