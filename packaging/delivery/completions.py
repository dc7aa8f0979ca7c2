"""Completions for bash, zsh and fish, made from the same tree of commands.

Each shell does the same: from the words before the cursor the path of the command, then what may follow.
"""

from command_tree import Command, Option, tree

from app.__main__ import GLOBAL_FLAGS

BASH = r"""# bash completion of twinlatch
_twinlatch() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path="" words="" i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} == -- ]]; then
            # What follows is another program's command line.
            if declare -F _command_offset >/dev/null; then _command_offset $((i + 1))
            else mapfile -t COMPREPLY < <(compgen -c -f -- "$current"); fi
            return
        fi
        case "$path ${COMP_WORDS[i]}" in
            @PATHS@) path="$path ${COMP_WORDS[i]}" ;;
        esac
    done
    case "$path $previous" in
@VALUES@
    esac
    case "$path" in
@WORDS@
    esac
    case "$path" in
        @FILES@) [[ $current == -* ]] || { mapfile -t COMPREPLY < <(compgen -f -- "$current"); return; } ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o filenames -o bashdefault -F _twinlatch twinlatch
"""

ZSH = r"""#compdef twinlatch
local path_=""
local -i i
local -a words_
for ((i = 2; i < CURRENT; i++)); do
    if [[ ${words[i]} == -- ]]; then
        shift i words
        (( CURRENT -= i ))
        _normal
        return
    fi
    case "$path_ ${words[i]}" in
        @PATHS@) path_="$path_ ${words[i]}" ;;
    esac
done
case "$path_ ${words[CURRENT-1]}" in
@VALUES@
esac
case "$path_" in
@WORDS@
esac
case "$path_" in
    @FILES@) [[ ${words[CURRENT]} == -* ]] || { _files; return } ;;
esac
_describe -t words twinlatch words_
"""

FISH = r"""# fish completion of twinlatch
function __twinlatch_path
    set -l path ""
    for word in (commandline -opc)[2..-1]
        test "$word" = --; and return 1
        switch "$path $word"
            case @PATHS@
                set path "$path $word"
        end
    end
    test "$path" = "$argv[1]"
end
complete -c twinlatch -f
"""


def bash() -> str:
    """Return the completion for bash."""
    words = [
        f"        {_q(path_of(one))}) words={_q(' '.join([*names_below(one), *spelled(one)]))} ;;"
        for one in _all()
    ]
    values = []
    for one, option in _with_values():
        cases = "|".join(_q(f"{path_of(one)} {name}") for name in option.names)
        reply = f"compgen -W {_q(' '.join(option.choices))}" if option.choices else "compgen -f"
        found = option.choices or option.takes_file
        action = f'mapfile -t COMPREPLY < <({reply} -- "$current"); return' if found else "return"
        values.append(f"        {cases}) {action} ;;")
    return _filled(BASH, "|".join(_paths()), values, words)


def zsh() -> str:
    """Return the completion for zsh."""
    words = []
    for one in _all():
        told = [f"{below.path[-1]}:{below.summary}" for below in one.commands]
        told += [f"{name}:{option.help}" for option in _options(one) for name in option.names]
        words.append(f"    {_q(path_of(one))}) words_=({' '.join(_q(text) for text in told)}) ;;")
    values = []
    for one, option in _with_values():
        cases = "|".join(_q(f"{path_of(one)} {name}") for name in option.names)
        action = f"compadd -- {' '.join(option.choices)}; return" if option.choices else "return 1"
        values.append(f"    {cases}) {'_files; return' if option.takes_file else action} ;;")
    return _filled(ZSH, "|".join(_paths()), values, words)


def fish() -> str:
    """Return the completion for fish."""
    lines = [FISH.replace("@PATHS@", " ".join(_paths()))]
    for one in _all():
        here = f"complete -c twinlatch -n {_fish(f'__twinlatch_path {_fish(path_of(one))}')}"
        lines += [f"{here} -a {below.path[-1]} -d {_fish(below.summary)}\n" for below in one.commands]
        if one.takes_file:
            lines.append(f"{here} -F\n")
        for option in _options(one):
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
            )
            value = " -r -F" if option.takes_file else " -x" if option.value else ""
            value += f" -a {_fish(' '.join(option.choices))}" if option.choices else ""
            lines.append(f"{here} {names}{value} -d {_fish(option.help)}\n")
    return "".join(lines)


def path_of(command: Command) -> str:
    """Return the words that lead to a command, each after a blank."""
    return "".join(f" {word}" for word in command.path)


def names_below(command: Command) -> list[str]:
    """Return the names of a group's commands."""
    return [one.path[-1] for one in command.commands]


def spelled(command: Command) -> list[str]:
    """Return every spelling of every option that may stand here."""
    return [name for option in _options(command) for name in option.names]


def _options(command: Command) -> list[Option]:
    """Return a command's own options, and the ones that stand anywhere."""
    anywhere = [one for one in tree().options if one.names[0] in GLOBAL_FLAGS]
    return list(command.options if not command.path else (*command.options, *anywhere))


def _all() -> list[Command]:
    return tree().walk()


def _paths() -> list[str]:
    return [_q(path_of(one)) for one in _all() if one.path]


def _with_values() -> list[tuple[Command, Option]]:
    return [(one, option) for one in _all() for option in _options(one) if option.value]


def _filled(template: str, paths: str, values: list[str], words: list[str]) -> str:
    files = "|".join(_q(path_of(one)) for one in _all() if one.takes_file) or "''"
    text = template.replace("@PATHS@", paths).replace("@FILES@", files)
    return text.replace("@VALUES@", "\n".join(values)).replace("@WORDS@", "\n".join(words))


def _q(text: str) -> str:
    """Return a word in quotes for bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish(text: str) -> str:
    """Return a word in quotes for fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
