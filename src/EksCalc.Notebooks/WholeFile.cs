namespace EksCalc.Notebooks;

/// <summary>Writes files so that no reader ever sees half of one.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside <paramref name="path"/> and renames; a failure leaves what was there.</summary>
    public static void Write(string path, byte[] content)
    {
        var beside = path + ".partial";
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
