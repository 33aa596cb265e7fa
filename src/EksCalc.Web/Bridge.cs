using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using EksCalc.Exchange.Results;

namespace EksCalc.Web;

/// <summary>What the page's worker calls.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Bridge
{
    /// <summary>The answer to a question: JSON in, JSON out.</summary>
    /// <param name="name">What is asked.</param>
    /// <param name="question">The question; empty where there is nothing to say.</param>
    [JSExport]
    internal static string Ask(string name, string question) => Answers.To(name, question);
}
