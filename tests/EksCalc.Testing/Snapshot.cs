using System.Runtime.CompilerServices;

namespace EksCalc.Testing;

/// <summary>
/// Compares text with a file kept beside the test (<c>snapshots/NAME</c>). Where they differ the new text is written
/// beside it as <c>NAME.received.EXT</c> for a person to look at; <c>EKSCALC_ACCEPT_SNAPSHOTS=1</c> replaces the kept text.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless <paramref name="actual"/> equals the kept text (line ends aside).</summary>
    /// <param name="actual">What the product produced.</param>
    /// <param name="name">The snapshot's file name, extension included.</param>
    /// <param name="callerFile">Filled in by the compiler.</param>
    public static void Match(string actual, string name, [CallerFilePath] string callerFile = "") =>
        MatchFile(actual, Path.Combine(Repository.CallerFolder(callerFile), "snapshots", name));

    /// <summary>The same for a text that is kept elsewhere, such as a document made from data.</summary>
    /// <param name="actual">What the product produced.</param>
    /// <param name="kept">The path of the kept text.</param>
    public static void MatchFile(string actual, string kept)
    {
        var folder = Path.GetDirectoryName(kept)!;
        var received = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(kept)}.received{Path.GetExtension(kept)}");
        var text = ModelHash.LeftOut(actual.ReplaceLineEndings("\n"));

        if (Environment.GetEnvironmentVariable("EKSCALC_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(kept, text);
            return;
        }

        var expected = File.Exists(kept) ? File.ReadAllText(kept).ReplaceLineEndings("\n") : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        if (expected is null)
            Assert.Fail($"There is no snapshot {kept} yet; what came out is in {received}.");
        Assert.Equal(expected, text);
    }
}
