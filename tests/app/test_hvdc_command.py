"""`jupyter psydyn hvdc ...`: a file in, a table out, one clear line where something is wrong."""

import json

from jupyter_psydyn.app import main

LINES = "".join(
    json.dumps({"dream_id": name, "codings": {"char": codes, "emot": ["AP D"]}}) + "\n"
    for name, codes in (("d1", ["1MKA", "1FMA"]), ("d2", ["2ANI"]))
)


def written(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / name)


def test_indices_to_the_screen_and_to_a_file(tmp_path, capsys):
    cards = written(tmp_path, "codings.jsonl", LINES)
    assert main(["hvdc", "indices", cards]) == 0
    out, err = capsys.readouterr()
    head, first, *rest = out.splitlines()
    assert head.startswith("index,count,n,value")
    assert first.startswith("Male/Female,1,2,50.0,")
    assert len(rest) == 28
    assert "2 dreams: fewer than 125" in err
    target = tmp_path / "out.json"
    assert (
        main(["hvdc", "indices", cards, "--norms", "male", "--interval", "bootstrap", "-o", str(target)]) == 0
    )
    assert json.loads(target.read_text(encoding="utf-8"))["rows"][0]["norm"] == 67


def test_indices_against_other_cards(tmp_path, capsys):
    cards = written(tmp_path, "codings.jsonl", LINES)
    assert main(["hvdc", "indices", cards, "--against", cards]) == 0
    assert capsys.readouterr().out.splitlines()[1].split(",")[7] == "50.0"


def test_what_is_wrong_is_one_line(tmp_path, capsys):
    bad = written(tmp_path, "bad.jsonl", LINES + '{"dream_id": "", "codings": {}}\n')
    assert main(["hvdc", "indices", bad]) == 2
    assert capsys.readouterr().err == (
        "jupyter psydyn: bad.jsonl: line 3: dream_id: the name of the dream is missing\n"
    )
    assert main(["hvdc", "indices", bad, "-o", "out.docx"]) == 2
    assert "hvdc indices writes csv, json" in capsys.readouterr().err


def test_themes(tmp_path, capsys):
    dreams = written(tmp_path, "dreams.csv", "id,report\nd1,A snake lay there.\n")
    assert main(["hvdc", "themes", dreams]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("Snakes,1,1.0,")


def test_code_writes_a_line_a_dream(tmp_path, capsys):
    told = "My father and my sister sat in the kitchen. I was happy."
    dreams = written(tmp_path, "dreams.csv", f'name,told\nd1,"{told}"\nd2,\n')
    target = tmp_path / "codings.jsonl"
    asked = ["hvdc", "code", dreams, "--text", "told", "--id", "name", "--sex", "male", "-o", str(target)]
    assert main(asked) == 0
    assert [path.name for path in tmp_path.glob("codings*")] == ["codings.jsonl"]
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["dream_id"] for line in lines] == ["d1", "d2"]
    codings = lines[0]["codings"]
    assert sorted(codings["char"]) == ["1FTA", "1MFA"]
    assert [one["code"] for one in codings["emot"]] == ["HA"]
    assert main(["hvdc", "indices", str(target)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("Male/Female,1,2,50.0,")
