using System.Text;
using EksCalc.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.SetOut(Writer(new StandardStream(Console.OpenStandardOutput(), "standard output")));
Console.SetError(Writer(new StandardStream(Console.OpenStandardError(), name: null)));
return await EksCalcTool.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);

static StreamWriter Writer(Stream stream) => new(stream, Console.OutputEncoding) { AutoFlush = true };
