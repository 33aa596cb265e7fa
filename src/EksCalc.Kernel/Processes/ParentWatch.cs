using System.Diagnostics;
using System.Globalization;

namespace EksCalc.Kernel.Processes;

/// <summary>Ends a kernel whose front end is gone, so that none stays behind.</summary>
internal static class ParentWatch
{
    /// <summary>The variable in which a front end says which process it is.</summary>
    public const string Variable = "JPY_PARENT_PID";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Whether this process was started by a front end that says who it is.</summary>
    public static bool HasFrontEnd => FrontEnd is not null;

    private static int? FrontEnd =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 1 ? id : null;

    /// <summary>Watches from now on.</summary>
    /// <param name="onGone">Called once when the front end is gone.</param>
    public static void Start(Action onGone)
    {
        if (OperatingSystem.IsWindows() || FrontEnd is not { } frontEnd)
            return;
        // A process gets another parent when its own ends; one that was started through others is looked for by its id.
        var isParent = UnixCalls.ParentId() == frontEnd;
        new Thread(() =>
        {
            while (isParent ? UnixCalls.ParentId() == frontEnd : IsAlive(frontEnd))
                Thread.Sleep(Interval);
            onGone();
        })
        { IsBackground = true, Name = "parent watch" }.Start();
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
