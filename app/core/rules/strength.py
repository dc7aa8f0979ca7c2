"""How long a password would take to guess, and what would make it better; the library is zxcvbn-rs-py."""

from ..api.setup_notices import Advice, Strength

# The library gives its time to the beginning; what follows can only make a password better.
LONGEST = 72
_STRENGTHS: tuple[Strength, ...] = ("weak", "weak", "fair", "good", "strong")
_WARNINGS: dict[str, Advice] = {
    "ThisIsATop10Password": "common",
    "ThisIsATop100Password": "common",
    "ThisIsACommonPassword": "common",
    "ThisIsSimilarToACommonlyUsedPassword": "common",
    "AWordByItselfIsEasyToGuess": "words",
    "RepeatsLikeAaaAreEasyToGuess": "repeats",
    "RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess": "repeats",
    "SequencesLikeAbcAreEasyToGuess": "sequences",
    "ShortKeyboardPatternsAreEasyToGuess": "keys",
    "StraightRowsOfKeysAreEasyToGuess": "keys",
    "CommonNamesAndSurnamesAreEasyToGuess": "names",
    "NamesAndSurnamesByThemselvesAreEasyToGuess": "names",
    "DatesAreOftenEasyToGuess": "dates",
    "RecentYearsAreEasyToGuess": "dates",
}
_SUGGESTIONS: dict[str, Advice] = {
    "CapitalizationDoesntHelpVeryMuch": "capitals",
    "AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase": "capitals",
    "PredictableSubstitutionsDontHelpVeryMuch": "look_alikes",
    "ReversedWordsArentMuchHarderToGuess": "words",
    "AvoidRepeatedWordsAndCharacters": "repeats",
    "AvoidSequences": "sequences",
    "UseALongerKeyboardPatternWithMoreTurns": "keys",
    "AvoidRecentYears": "dates",
    "AvoidYearsThatAreAssociatedWithYou": "dates",
    "AvoidDatesAndYearsThatAreAssociatedWithYou": "dates",
    "AddAnotherWordOrTwo": "words",
    "UseAFewWordsAvoidCommonPhrases": "words",
    "NoNeedForSymbolsDigitsOrUppercaseLetters": "words",
}


def rate(password: str, names: list[str]) -> tuple[Strength, Advice]:
    """Return strength and the one advice that helps most; of no text and unreadable text, the weakest."""
    from zxcvbn_rs_py import zxcvbn

    try:
        found = zxcvbn(password[:LONGEST], [name for name in names if name])
    except UnicodeEncodeError:
        return "weak", "none"
    strength = _STRENGTHS[int(found.score)]
    if found.feedback is None or strength == "strong":
        return strength, "none"
    warned = _WARNINGS.get(_name(found.feedback.warning), "none")
    told = [_SUGGESTIONS.get(_name(one), "none") for one in found.feedback.suggestions]
    return strength, next((advice for advice in (warned, *told) if advice != "none"), "none")


def _name(one: object) -> str:
    """Return the name of a member of the library's enumerations."""
    return repr(one).rpartition(".")[2]
