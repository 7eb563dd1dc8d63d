# Completion of letterkit in fish. No word that letterkit offers is evaluated.
function __letterkit_asks
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -g __letterkit_replies (LETTERKIT_COMPLETE=fish $words[1] $words[2..-1] "$typed" 2>/dev/null)
    test (count $__letterkit_replies) -gt 0
end
complete -c letterkit -n __letterkit_asks -f -a '(printf "%s\n" $__letterkit_replies)'
