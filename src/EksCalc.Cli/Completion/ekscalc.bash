# Completes ekscalc in bash. In ~/.bashrc:  source <(ekscalc completion bash)
_ekscalc() {
    local word="${COMP_WORDS[COMP_CWORD]}" line candidates=()
    while IFS= read -r line; do
        # Options are offered once a dash is typed.
        [[ -z $word && $line == [-/]* ]] || [[ $line != "$word"* ]] || candidates+=("$line")
    done < <(ekscalc "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
    COMPREPLY=("${candidates[@]}")
    # A value follows NAME= without a space.
    [[ ${#candidates[@]} -ne 1 || ${candidates[0]} != *= ]] || compopt -o nospace 2>/dev/null
}
complete -o bashdefault -o default -F _ekscalc ekscalc
