#compdef ekscalc
# Completes ekscalc in zsh. In ~/.zshrc, after compinit:  source <(ekscalc completion zsh)
_ekscalc() {
    local line="${(j: :)words[1,CURRENT]}" word="${words[CURRENT]}"
    local -a candidates values
    candidates=("${(@f)$(ekscalc "[suggest:${#line}]" "$line" 2>/dev/null)}")
    # Options are offered once a dash is typed; a value follows NAME= without a space.
    [[ -n $word ]] || candidates=("${(@)candidates:#[-/]*}")
    candidates=("${(@M)candidates:#$word?*}")
    values=("${(@M)candidates:#*=}")
    candidates=("${(@)candidates:#*=}")
    (( $#candidates )) && compadd -- "${candidates[@]}"
    (( $#values )) && compadd -S '' -- "${values[@]}"
    (( $#candidates + $#values )) || _files
}
(( $+functions[compdef] )) && compdef _ekscalc ekscalc
