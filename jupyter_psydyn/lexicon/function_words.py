"""Small words that tell what the words around them are: nouns or verbs, denied or not.

Case-folded forms, our own choice, made by reading concordances. They decide by the neighbours only; a word
that no neighbour decides keeps its usual reading.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    """a an the this that these those my your his her its our their some any no each every another other both
    several many few all such two three four five six seven eight nine ten whose"""
)
PREPOSITIONS = _words(
    """of in on at by with from into onto under over above below behind beside between near through across
    against around about among inside outside beyond upon toward towards along down up off out for without
    beneath underneath during after before"""
)
SUBJECTS = _words(
    """i you he she it we they who i'd you'd he'd she'd we'd they'd i've you've we've they've i'll you'll
    he'll she'll we'll they'll everyone everybody someone somebody nobody"""
)
AUXILIARIES = _words(
    """to will would can could shall should may might must do does did don't doesn't didn't won't wouldn't
    can't couldn't shouldn't cannot have has had haven't hasn't hadn't having never always just then suddenly
    not finally quickly slowly quietly also let's almost"""
)
OBJECTS = _words("me him them us it myself himself herself themselves ourselves itself yourself")

#: Before a noun or an adjective ("the left", "of leaves"); before a verb ("I left", "to saw"); after a verb
#: ("saw the", "leaves me"); after a noun ("leaves of").
BEFORE_NOUN = DETERMINERS | PREPOSITIONS
BEFORE_VERB = SUBJECTS | AUXILIARIES
AFTER_VERB = (DETERMINERS - {"no", "other", "such", "all", "both"}) | OBJECTS
AFTER_NOUN = _words("of hand side arm leg foot eye is are was were")

#: What denies the words after it, and what ends its reach (a mark of punctuation ends it as well).
NEGATORS = _words(
    """no not never without neither nor none nobody nothing nowhere cannot ain't aren't can't couldn't
    didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shan't shouldn't wasn't
    weren't won't
    wouldn't"""
)
#: "Not only a dog": there is one.
NOT_DENYING_BEFORE = _words("only just merely simply necessarily because until")
# A definite thing exists though it is not found ("could not find the dog"), and a preposition begins what is
# said of the place and not denied ("no dog in the yard"). "Of" and "to" go on ("no sign of", "not want to").
REACH_ENDS = (
    (PREPOSITIONS - {"of", "without"})
    | _words(
        """the this that these those my your his her its our their and but because if so as until when where
        which who whose what why how while though although than then except i you he she it we they"""
    )
    | OBJECTS
)
