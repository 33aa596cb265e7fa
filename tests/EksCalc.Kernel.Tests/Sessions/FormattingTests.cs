using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Tests.Sessions;

/// <summary>In which of its forms a value is shown.</summary>
[Collection(nameof(CellCollection))]
public sealed class FormattingTests
{
    private const string Views = """
        [AttributeUsage(AttributeTargets.Class)]
        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; } = Array.Empty<string>();
        }
        public class Source
        {
            public IEnumerable<object> CreateTypeFormatters() => new object[] { new Form("text/html"), new Form("text/plain"), new Form("image/png"), new Form("text/x-still-html"), new Form("text/x-digest") };
        }
        public class Form
        {
            public Form(string mimeType) => MimeType = mimeType;
            public string MimeType { get; }
            public bool Format(object value, TextWriter writer)
            {
                var text = ((View)value).In(MimeType);
                if (text is null) return false;
                writer.Write(text);
                return true;
            }
        }
        [TypeFormatterSource(typeof(Source))]
        public class View { public virtual string In(string mimeType) => mimeType switch { "image/png" => "iVBOR", "text/x-digest" => "a: 1\nb: 2", _ => $"<{mimeType}>" }; }
        public class Derived : View { public string ToHtml() => "not asked"; }
        public class Table : View { public override string In(string mimeType) => mimeType == "image/png" ? null : "<table>"; }
        public class Undrawn : View { public override string In(string mimeType) => mimeType == "image/png" ? throw new Exception("no browser") : "<p>"; }
        public class SetUp : View { public override string In(string mimeType) => mimeType == "text/html" ? "<script>1</script>" : null; }
        public class Document : View { public override string In(string mimeType) => mimeType switch { "text/html" => "<script>1</script>", "text/x-still-html" => "<img>", "text/plain" => "words", _ => null }; }
        public class Simple { public string ToHtml() => "<i>simple</i>"; public override string ToString() => "simple"; }
        public class Broken { public override string ToString() => throw new Exception("broken"); public string ToHtml() => "x"; }
        """;

    [Theory]
    [InlineData("\"<a>\"", PictureUse.None, "text/plain=<a>")]
    [InlineData("new View()", PictureUse.None, "text/html=<text/html> text/plain=<text/plain>")]
    [InlineData("new Derived()", PictureUse.None, "text/html=<text/html> text/plain=<text/plain>")]
    [InlineData("new Simple()", PictureUse.None, "text/html=<i>simple</i> text/plain=simple")]
    [InlineData("new SetUp()", PictureUse.None, "text/html=<script>1</script>")]
    [InlineData("new View()", PictureUse.InsteadOfHtml, "image/png=iVBOR text/plain=<text/plain>")]
    [InlineData("new Table()", PictureUse.InsteadOfHtml, "text/html=<table> text/plain=<table>")]
    [InlineData("new Simple()", PictureUse.InsteadOfHtml, "text/html=<i>simple</i> text/plain=simple")]
    [InlineData("new SetUp()", PictureUse.InsteadOfHtml, "")]
    [InlineData("new Document()", PictureUse.None, "text/html=<script>1</script> text/plain=words")]
    [InlineData("new Document()", PictureUse.InsteadOfHtml, "text/html=<img> text/plain=words")]
    public async Task Execute_Value_IsShownInItsForms(string code, PictureUse pictures, string expected)
    {
        var session = new CellRecorder(pictures: pictures);
        await session.TextAsync(Views);
        await session.TextAsync(code);

        Assert.Equal(expected, string.Join(' ', session.Outputs.Cast<DisplayOutput>().SelectMany(output => output.Data).Select(data => $"{data.Key}={data.Value}")));
    }

    [Fact]
    public async Task Execute_PictureOfTheFirst_IsBesideItsHtmlAndAskedForOnce()
    {
        var session = new CellRecorder(pictures: PictureUse.First);
        await session.TextAsync(Views);

        await session.TextAsync("display(new Table()); display(new View()); new View()");
        Assert.Equal(["text/html text/plain", "text/html image/png text/plain", "text/html text/plain"], Types(session));
        await session.TextAsync("new View()");
        Assert.Equal(["text/html text/plain"], Types(session));
    }

    [Fact]
    public async Task Execute_FirstPictureCannotBeDrawn_IsLeftOut()
    {
        var session = new CellRecorder(pictures: PictureUse.First);
        await session.TextAsync(Views);
        await session.TextAsync("new Undrawn()");

        Assert.Equal(["text/html text/plain"], Types(session));
    }

    [Fact]
    public async Task Execute_ValueWithDigest_KeepsItInTheMetadata()
    {
        var session = new CellRecorder();
        await session.TextAsync(Views);
        await session.TextAsync("display(1); new View()");

        Assert.Equal(["{}", """{"digest":["a: 1","b: 2"]}"""], session.Outputs.Select(output => output.ToJson()["metadata"]!.ToJsonString()));
    }

    [Fact]
    public async Task Execute_PlainObject_LooksAsInDotNetInteractive()
    {
        var session = new CellRecorder();
        await session.TextAsync("new { Name = \"<b>\", Count = 3 }");

        var html = session.Outputs.OfType<DisplayOutput>().Single().Data.Single(data => data.Key == "text/html").Value;
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<table>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_FormatterThatThrows_IsAnErrorThatNamesTheType()
    {
        var session = new CellRecorder();
        await session.TextAsync(Views);

        Assert.Contains("Broken", (await session.ErrorAsync("new Broken()")).Message + string.Join('\n', (await session.ErrorAsync("new Broken()")).Traceback), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Types(CellRecorder session) =>
        session.Outputs.Cast<DisplayOutput>().Select(output => string.Join(' ', output.Data.Select(data => data.Key)));
}
