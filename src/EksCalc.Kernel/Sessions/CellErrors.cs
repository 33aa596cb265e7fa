using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EksCalc.Input;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Sessions;

/// <summary>Words errors in the lines of cells: no frames of the host, no paths of this machine.</summary>
internal sealed partial class CellErrors(string folder)
{
    private const int MaximumDiagnostics = 20;
    private const int MaximumFrames = 50;
    private const int MaximumMessage = 64 * 1024;
    private const int MaximumLine = 2000;
    private const int MaximumFileBytes = 4 * 1024 * 1024;
    private const string Elsewhere = ".../";

    // Files outside the notebook's folder that cells loaded: a #line may name any other, which is then no more than its name.
    private readonly HashSet<string> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> sources = new(StringComparer.Ordinal);

    /// <summary>Remembers a cell's text, for its lines.</summary>
    public void AddSource(string label, string code) => sources[label] = code.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    /// <summary>Remembers the files that a cell loaded.</summary>
    public void AddLoaded(IEnumerable<SyntaxTree> trees) => loaded.UnionWith(trees.Select(tree => tree.FilePath).Where(Path.IsPathRooted));

    /// <summary>An error that is neither the compiler's nor an exception of the cell.</summary>
    public CellError Create(string name, string message, string label, int? line = null)
    {
        var source = line is { } number ? SourceLine(label, number) : null;
        var place = line is null ? label : $"{label}, line {line}";
        return new CellError(name, message, source is null ? [$"{place}: {message}"] : [$"{place}: {message}", $"    {source}"], line, source);
    }

    public CellError FromDiagnostics(IReadOnlyList<Diagnostic> errors, string label)
    {
        AddLoaded(errors.Select(error => error.Location.SourceTree).OfType<SyntaxTree>());
        var traceback = new List<string>();
        foreach (var error in errors.Take(MaximumDiagnostics))
        {
            var (file, line, column) = PlaceOf(error);
            traceback.Add($"{file}, line {line}: error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
            if (Lines(file) is { } lines && line >= 1 && line <= lines.Length)
            {
                var text = Shorten(lines[line - 1]);
                traceback.Add($"    {text}");
                // Tabs stay tabs, so that the mark stands below its character.
                traceback.Add("    " + string.Concat(text.Take(column).Select(c => c == '\t' ? '\t' : ' ')) + "^");
            }
        }

        if (errors.Count > MaximumDiagnostics)
            traceback.Add($"and {errors.Count - MaximumDiagnostics} more");

        int? firstLine = errors.Select(PlaceOf).FirstOrDefault(place => place.File == label) is { File: not null } first ? first.Line : null;
        return new CellError(
            "CompilationError",
            $"{errors[0].Id}: {errors[0].GetMessage(CultureInfo.InvariantCulture)}",
            traceback,
            firstLine,
            firstLine is { } found ? SourceLine(label, found) : null);
    }

    public CellError FromException(Exception exception, string label, int? lineWithoutFrames = null)
    {
        var traceback = new List<string>();
        int? line = null;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            traceback.Add($"{(cause == exception ? "" : "caused by ")}{cause.GetType()}: {MessageOf(cause)}");
            foreach (var frame in FramesOfCells(cause))
            {
                traceback.Add($"   at {Describe(frame)}");
                if (cause == exception && line is null && LabelOf(frame) == label)
                    line = frame.GetFileLineNumber();
            }
        }

        line ??= lineWithoutFrames;
        return new CellError(
            exception.GetType().ToString(), MessageOf(exception), traceback, line, line is { } found ? SourceLine(label, found) : null);
    }

    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message is { Length: > MaximumMessage } message ? $"{message[..MaximumMessage]}... ({message.Length} characters)" : exception.Message;
        }
        catch (Exception inner)
        {
            return $"(its message threw {inner.GetType()})"; // A cell can declare such an exception.
        }
    }

    // From where it was thrown down to the outermost line of a cell; what is below that is the host.
    private IEnumerable<StackFrame> FramesOfCells(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        var outermost = Array.FindLastIndex(frames, frame => LabelOf(frame) is not null);
        return frames.Take(outermost + 1).Where(frame => !IsPlumbing(frame)).Take(MaximumFrames);
    }

    private string Describe(StackFrame frame)
    {
        var method = NameOf(frame.GetMethod());
        if (LabelOf(frame) is not { } label)
            return method;
        var line = frame.GetFileLineNumber();
        var place = method.Length == 0 ? $"{label}, line {line}" : $"{label}, line {line}, in {method}";
        return SourceLine(label, line) is { } text ? $"{place}: {text}" : place;
    }

    /// <summary>"cell 3" or a loaded file's path in the notebook's folder, for a frame of the notebook's own code.</summary>
    private string? LabelOf(StackFrame frame) =>
        IsOfSubmission(frame.GetMethod()) && frame.GetFileName() is { } file ? Relative(file) : null;

    private string Relative(string file)
    {
        var full = Path.GetFullPath(file, folder);
        var relative = Path.GetRelativePath(folder, full).Replace('\\', '/');
        var isOutside = Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal);
        return isOutside && !loaded.Contains(full) ? Elsewhere + Path.GetFileName(full) : relative;
    }

    private (string File, int Line, int Column) PlaceOf(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetMappedLineSpan(); // As #line says; the frames of exceptions follow it too.
        return (Relative(span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character);
    }

    private string? SourceLine(string label, int line) =>
        Lines(label) is { } lines && line >= 1 && line <= lines.Length ? Shorten(lines[line - 1].Trim()) : null;

    private static string Shorten(string line) => line.Length > MaximumLine ? line[..MaximumLine] + "..." : line;

    private string[]? Lines(string label)
    {
        if (sources.TryGetValue(label, out var lines))
            return lines;
        if (label.StartsWith(Elsewhere, StringComparison.Ordinal))
            return null;
        var file = Path.Combine(folder, label);
        try
        {
            if (!File.Exists(file))
                return null;
            using var stream = File.OpenRead(file); // What #line names may be any file, a device too.
            return BoundedBytes.TryRead(stream, MaximumFileBytes, out var bytes) && Utf8Text.TryDecode(bytes.Span, out var text, out _)
                ? text.ReplaceLineEndings("\n").Split('\n')
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null; // An error without its line of text is better than no error.
        }
    }

    private static bool IsOfSubmission(MethodBase? method) => OutermostType(method)?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;

    private static bool IsPlumbing(StackFrame frame) =>
        frame.GetMethod() is not { } method
        || method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
        || method.DeclaringType?.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) == true
        || method.DeclaringType?.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices"
        || OutermostType(method)?.Assembly == typeof(CellErrors).Assembly;

    private static Type? OutermostType(MethodBase? method)
    {
        var type = method?.DeclaringType;
        while (type?.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    // The compiler hides a method's name in those it makes: <Name>d__3.MoveNext(), <Outer>g__Name|0_0, <Name>b__1.
    private static string NameOf(MethodBase? method)
    {
        var parts = new List<string>();
        for (var type = method?.DeclaringType; type is not null; type = type.DeclaringType)
            parts.Insert(0, type.DeclaringType is null ? type.ToString() : type.Name);
        parts.Add(method?.Name ?? "");
        if (parts is [.., var machine, "MoveNext"] && machine.StartsWith('<'))
            parts.RemoveAt(parts.Count - 1);
        if (IsOfSubmission(method))
            parts.RemoveAt(0);
        var names = parts.Select(part => HiddenName().Match(part) is { Success: true } hidden
            ? hidden.Groups["local"].Success ? hidden.Groups["local"].Value : hidden.Groups["outer"].Value
            : part);
        return string.Join('.', names.Where(name => name.Length > 0 && !name.StartsWith('<')));
    }

    [GeneratedRegex(@"^<(?:<Initialize>|(?<outer>\w*))>(?:\w__(?<local>\w+)\||)")]
    private static partial Regex HiddenName();
}
