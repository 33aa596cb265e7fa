# Completes ekscalc in fish. In ~/.config/fish/config.fish:  ekscalc completion fish | source
function __ekscalc_complete
    set -l line (commandline -cp)
    set -l word (commandline -ct)
    # Options are offered once a dash is typed.
    set -l candidates (ekscalc "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    test -n "$word"; or set candidates (string match --invert --regex '^[-/]' -- $candidates)
    set candidates (string match --regex -- '^'(string escape --style=regex -- "$word")'.*' $candidates)
    if test (count $candidates) -gt 0
        printf '%s\n' $candidates
    else
        __fish_complete_path "$word"
    end
end
complete --command ekscalc --no-files --arguments '(__ekscalc_complete)'
