using System.Text;
using EksCalc.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await EksCalcTool.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
