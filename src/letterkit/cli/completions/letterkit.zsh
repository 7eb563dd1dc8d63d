#compdef letterkit
# Completion of letterkit in zsh. No word that letterkit offers is evaluated.
_letterkit() {
    local line
    local -a whole shown begun begun_shown
    while IFS= read -r line; do
        if [[ ${line%%$'\t'*} == *[:=,] ]]; then
            begun+=("${line%%$'\t'*}")
            begun_shown+=("${line/$'\t'/  -- }")
        else
            whole+=("${line%%$'\t'*}")
            shown+=("${line/$'\t'/  -- }")
        fi
    done < <(LETTERKIT_COMPLETE=zsh ${(Q)words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( $#whole + $#begun == 0 )); then
        _files
        return
    fi
    (( $#whole )) && compadd -l -d shown -a whole
    (( $#begun )) && compadd -l -S '' -d begun_shown -a begun
    return 0
}
if [[ ${funcstack[1]} == _letterkit ]]; then
    _letterkit "$@"
else
    compdef _letterkit letterkit
fi
