using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EksCalc.Kernel.Processes;

/// <summary>
/// What reaches the process's own standard output and error past <c>Console</c>: children of cells, native libraries, the
/// runtime itself when it dies. It is read here and handed on piece by piece.
/// </summary>
internal sealed class ProcessStreams
{
    private static readonly TimeSpan MarkPatience = TimeSpan.FromSeconds(1);

    private readonly Action<string, string> onText;
    private readonly List<Captured> captured = [];

    private ProcessStreams(Action<string, string> onText) => this.onText = onText;

    /// <summary>Where the process's own messages go from now on.</summary>
    public TextWriter Log { get; private set; } = Console.Error;

    /// <summary>Captures both streams where the system can.</summary>
    /// <param name="onText">Called with <c>stdout</c> or <c>stderr</c> and the text.</param>
    public static ProcessStreams Capture(Action<string, string> onText)
    {
        var streams = new ProcessStreams(onText);
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            var error = Reopen("/dev/stderr");
            if (error is not null)
                streams.Log = new StreamWriter(error) { AutoFlush = true };
            streams.Add("stdout", UnixCalls.StandardOutput, copy: null);
            // Last words of a runtime that dies come this way too; whoever started the process may want them.
            streams.Add("stderr", UnixCalls.StandardError, error);
        }

        return streams;
    }

    /// <summary>Waits until all that was written before has been handed on.</summary>
    public void Drain()
    {
        foreach (var stream in captured)
            stream.WaitForMark();
    }

    private void Add(string name, int descriptor, FileStream? copy)
    {
        var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var write = pipe.ClientSafePipeHandle;
        if (UnixCalls.Duplicate((int)write.DangerousGetHandle(), descriptor) < 0)
        {
            pipe.Dispose();
            return;
        }

        captured.Add(new Captured(name, pipe, write, copy, onText));
    }

    private static FileStream? Reopen(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 });
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed class Captured : IDisposable
    {
        // No text has it: children that happen to write it only end a wait early.
        private static readonly byte[] Mark = "\0\u0001kernel mark\u0001\0"u8.ToArray();

        private readonly string name;
        private readonly Stream pipe;
        private readonly SafePipeHandle owner;
        private readonly FileStream mine;
        private readonly FileStream? copy;
        private readonly Action<string, string> onText;
        private readonly SemaphoreSlim marks = new(0);
        private readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();

        public Captured(string name, Stream pipe, SafePipeHandle write, FileStream? copy, Action<string, string> onText)
        {
            this.name = name;
            this.pipe = pipe;
            this.copy = copy;
            this.onText = onText;
            owner = write;
            mine = new FileStream(new SafeFileHandle(write.DangerousGetHandle(), ownsHandle: false), FileAccess.Write, bufferSize: 0);
            new Thread(Read) { IsBackground = true, Name = name, Priority = ThreadPriority.AboveNormal }.Start();
        }

        public void WaitForMark()
        {
            while (marks.Wait(0))
                ; // Marks of waits that gave up.
            mine.Write(Mark);
            marks.Wait(MarkPatience);
        }

        public void Dispose()
        {
            mine.Dispose();
            owner.Dispose();
            marks.Dispose();
        }

        private void Read()
        {
            var buffer = new byte[64 * 1024];
            var held = 0; // The beginning of a mark whose rest is to come.
            for (int read; (read = pipe.Read(buffer, held, buffer.Length - held)) > 0;)
            {
                var bytes = buffer.AsSpan(0, held + read);
                for (int at; (at = bytes.IndexOf(Mark)) >= 0; bytes = bytes[(at + Mark.Length)..])
                {
                    Hand(bytes[..at]);
                    marks.Release();
                }

                held = Math.Min(bytes.Length, Mark.Length - 1);
                while (!bytes[^held..].SequenceEqual(Mark.AsSpan(0, held)))
                    held--;
                Hand(bytes[..^held]);
                bytes[^held..].CopyTo(buffer);
            }
        }

        private void Hand(ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty)
                return;
            var characters = new char[decoder.GetCharCount(bytes, flush: false)];
            decoder.GetChars(bytes, characters, flush: false);
            try
            {
                copy?.Write(bytes);
            }
            catch (IOException)
            {
                // Nobody listens there any more.
            }

            onText(name, new string(characters).Replace("\r\n", "\n", StringComparison.Ordinal));
        }
    }
}
