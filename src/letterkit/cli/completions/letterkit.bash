# Completion of letterkit in bash. No word that letterkit offers is evaluated.
_letterkit() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(LETTERKIT_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=,] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _letterkit letterkit
