"""The categories of Hall and Van de Castle (1966, The Content Analysis of Dreams), in our own words.

Each table maps the letter or number of the system to a `Category`. A code is an observation about a report,
never a statement about the person who dreamed it.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Category(NamedTuple):
    """``label`` as people read it, ``definition`` in a sentence."""

    label: str
    definition: str


def _table(*rows: tuple[str, str, str]) -> Mapping[str, Category]:
    return {key: Category(label, definition) for key, label, definition in rows}


NUMBERS = _table(
    ("1", "one", "A single living character."),
    ("2", "group", "Two or more, spoken of together and not told apart."),
    ("3", "one dead", "A single character who is dead, in the dream or in waking life."),
    ("4", "group dead", "A group of dead characters."),
    ("5", "one imaginary", "A single figure of fiction, legend or belief."),
    ("6", "group imaginary", "A group of imaginary figures."),
    ("7", "original form", "A character as it was before it turned into another."),
    ("8", "changed form", "A character as it is after it turned into another."),
)

SEXES = _table(
    ("M", "male", "A man, a boy, a group of men."),
    ("F", "female", "A woman, a girl, a group of women."),
    ("J", "both", "A group with men and women in it."),
    ("I", "not told", "The report does not tell the sex."),
)

IDENTITIES = _table(
    ("F", "father", "The dreamer's father."),
    ("M", "mother", "The dreamer's mother."),
    ("X", "parents", "Both parents, or one of them without saying which."),
    ("B", "brother", "A brother."),
    ("T", "sister", "A sister."),
    ("H", "husband", "The dreamer's husband."),
    ("W", "wife", "The dreamer's wife."),
    ("A", "son", "A son."),
    ("D", "daughter", "A daughter."),
    ("C", "child", "A child of the dreamer, son or daughter not told."),
    ("I", "infant", "A baby of the family."),
    ("Y", "family member", "Somebody of the closest family, not told who, or several of them."),
    ("R", "relative", "A relative outside the closest family."),
    ("K", "known", "Somebody the dreamer knows: a friend, a neighbour, a colleague."),
    ("P", "prominent", "Somebody known to all: a public or a fictional figure."),
    ("O", "by occupation", "Somebody named only by work or office: a policeman, a teacher."),
    ("E", "by origin", "Somebody named only by nation, region, religion or people."),
    ("S", "stranger", "Somebody the dreamer does not know."),
    ("U", "uncertain", "It cannot be told whether the dreamer knows them: someone, a man, people."),
)

AGES = _table(
    ("A", "adult", "Grown up, or of no stated age."),
    ("T", "teenager", "13 to 17 years old."),
    ("C", "child", "1 to 12 years old."),
    ("B", "baby", "Under one year old."),
)

#: Characters that are not human take these three letters for sex, identity and age.
CREATURES = _table(
    ("ANI", "animal", "An animal of any kind."),
    ("CZZ", "creature", "A creature that is neither human nor animal: a monster, a being from elsewhere."),
)

AGENTS = _table(
    ("D", "the dreamer", "The dreamer, who acts and is acted on but is not counted among the characters."),
    ("Q", "nobody told", "The report does not tell who."),
)

AGGRESSION = _table(
    ("1", "felt", "Hostility that is felt and not shown."),
    ("2", "harsh words", "Criticising, scolding, quarrelling, shouting at."),
    ("3", "refusal and control", "Rejecting, refusing, ordering about, exploiting, deceiving."),
    ("4", "accusation or threat", "A serious charge against somebody, or a threat of harm, in words."),
    ("5", "harm to property", "Stealing or destroying what belongs to somebody."),
    ("6", "pursuit and capture", "Chasing, catching, holding, forcing by strength."),
    ("7", "attack", "Hurting or trying to hurt the body."),
    ("8", "killing", "Killing, or having killed."),
)

FRIENDLINESS = _table(
    ("1", "felt", "Warmth that is felt and not shown."),
    ("2", "kind words", "A greeting, praise, sympathy, a friendly gesture."),
    ("3", "gift or loan", "Giving or lending something."),
    ("4", "help", "Helping, protecting, rescuing."),
    ("5", "company", "Inviting, visiting, going out together."),
    ("6", "friendly touch", "A handshake, an embrace, without sexual meaning in the report."),
    ("7", "lasting tie", "Marriage, engagement, a tie that is to last."),
)

SEXUALITY = _table(
    ("1", "thought", "A sexual thought or wish about somebody."),
    ("2", "advance", "A sexual invitation or approach."),
    ("3", "kissing", "Kissing and petting."),
    ("4", "foreplay", "Intimate touching short of intercourse."),
    ("5", "intercourse", "Intercourse, or the attempt at it."),
)

DIRECTIONS = _table(
    (">", "directed", "One does it, the other is its object."),
    ("=", "mutual", "Both do it at once."),
    ("R", "returned", "It answers what the other did before."),
    ("*", "to oneself, or seen", "Done to oneself, or witnessed, with nobody at the other end."),
)

ACTIVITIES = _table(
    ("P", "physical", "Doing something with the body that is no moving about: lifting, dressing, building."),
    ("M", "movement", "Moving by one's own muscles: walking, running, climbing."),
    ("L", "change of place", "Getting somewhere by a vehicle, or without saying how."),
    ("V", "verbal", "Speaking, in whatever manner."),
    ("S", "seeing", "Looking, watching, noticing."),
    ("A", "hearing", "Hearing, listening."),
    ("E", "expressive", "Laughing, crying, smiling and the like."),
    ("C", "thinking", "Sustained thinking: considering, deciding, puzzling."),
)

MISFORTUNE = _table(
    ("1", "obstacle or worry", "Being hindered, late, lost, embarrassed by what happens."),
    ("2", "falling", "Falling, or being about to."),
    ("3", "danger around", "A threat from the surroundings that no character intends."),
    ("4", "accident or loss", "An accident, or something of one's own lost, damaged or defective."),
    ("5", "injury or illness", "Being hurt or ill, with nobody to blame."),
    ("6", "death", "Being dead or dying, with nobody to blame."),
)

EMOTIONS = _table(
    ("AN", "anger", "Anger, annoyance, indignation, stated in words."),
    ("AP", "apprehension", "Fear, worry, shame, guilt, stated in words."),
    ("SD", "sadness", "Sadness, grief, disappointment, loneliness, stated in words."),
    ("CO", "confusion", "Surprise, bewilderment, doubt, stated in words."),
    ("HA", "happiness", "Pleasure, relief, joy, love, stated in words."),
)

LOCATIONS = _table(
    ("I", "indoors", "Inside a building, or in what belongs to one."),
    ("O", "outdoors", "Under the open sky, or in a vehicle there."),
    ("A", "ambiguous", "Somewhere, and the report does not tell whether in or out."),
)

FAMILIARITIES = _table(
    ("F", "familiar", "The dreamer knows the place."),
    ("D", "distorted", "A known place that differs from what it is."),
    ("G", "geographical", "A place known by name, which the dreamer does not know in person."),
    ("U", "unfamiliar", "The dreamer does not know the place."),
    ("Q", "questionable", "The report does not tell."),
)

#: A report that has no place at all.
NO_SETTING = Category("no setting", "The report tells of no place at all.")

OBJECTS = _table(
    ("AR", "dwelling", "Buildings and rooms to live in."),
    ("AV", "workplace", "Buildings and rooms to work, trade or study in."),
    ("AE", "place of entertainment", "Buildings and rooms for pleasure, sport, eating out and stays."),
    ("AI", "institution", "Hospitals, prisons, churches, offices of state."),
    ("AD", "part of a building", "Doors, walls, stairs, windows."),
    ("AB", "building material", "Boards, bricks, cement, before they are a building."),
    ("AM", "other building", "Buildings that fit nowhere else: a tower, a dam, a barn."),
    ("HH", "household", "What furnishes and keeps a home: chairs, lamps, soap."),
    ("FO", "food and drink", "What is eaten or drunk."),
    ("IT", "tool", "Tools, machines and their parts."),
    ("IW", "weapon", "Weapons."),
    ("IR", "recreation", "What is played with: balls, cards, instruments."),
    ("TR", "travel", "Vehicles and what belongs to them."),
    ("ST", "street", "Ways for travel: roads, paths, bridges, tracks."),
    ("RG", "region", "Areas with a border: a town, a field, a room of land."),
    ("NA", "nature", "What grows or is found outdoors: trees, water, stones, weather, stars."),
    ("BH", "head", "The visible parts of the head."),
    ("BE", "limbs", "Arms, legs and their parts."),
    ("BT", "trunk", "The trunk and its parts."),
    ("BA", "inside of the body", "Inner organs, bones, what the body gives off."),
    ("BS", "sexual parts", "Organs of sex and excretion."),
    ("CL", "clothing", "What is worn or carried on the body."),
    ("CM", "communication", "What carries words or pictures: books, letters, telephones."),
    ("MO", "money", "Money and what stands for it."),
    ("MS", "other", "Objects that fit nowhere else."),
)

MODIFIERS = _table(
    ("C", "colour", "+ coloured, - black, white or grey."),
    ("S", "size", "+ large, - small."),
    ("A", "age", "+ old, - young or new."),
    ("D", "density", "+ full, - empty."),
    ("T", "temperature", "+ hot, - cold."),
    ("V", "speed", "+ fast, - slow."),
    ("L", "straightness", "+ straight or flat, - crooked or bent."),
    ("I", "intensity", "+ more than usual, - less than usual, of what no other modifier has."),
    ("E", "evaluation", "+ good or beautiful, - bad or ugly."),
)

SIGNS = _table(
    ("+", "the more", "The end that is named first: coloured, large, old, full, hot, fast, straight, good."),
    ("-", "the less", "The other end: colourless, small, young, empty, cold, slow, crooked, bad."),
)

#: The fields of a coding card, in the order they are written.
FIELDS = _table(
    ("char", "characters", "Everybody who is in the dream or spoken of, but the dreamer."),
    ("agg", "aggression", "A hostile act or feeling of one character towards another, on purpose."),
    ("fri", "friendliness", "A friendly act or feeling of one character towards another, on purpose."),
    ("sex", "sexuality", "A sexual act or wish of one character towards another."),
    ("act", "activities", "What characters do, alone or with others."),
    ("succ", "success", "Somebody sets about something, tries, and manages."),
    ("fail", "failure", "Somebody sets about something, tries, and does not manage."),
    ("mf", "misfortune", "Something bad happens to a character that nobody did on purpose."),
    ("gf", "good fortune", "Something good happens to a character that nobody brought about."),
    ("emot", "emotions", "A feeling the report names."),
    ("set", "settings", "Where it takes place."),
    ("obj", "objects", "The things that are in the dream."),
    ("mod", "modifiers", "How things, people and acts are described."),
)
