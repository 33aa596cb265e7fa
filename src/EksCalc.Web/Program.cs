namespace EksCalc.Web;

/// <summary>The page's worker starts the runtime and then calls <see cref="Bridge"/>; there is nothing to do before.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
