using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// Makes mistakes of cells harmless that would end the process. Each loop that a cell writes calls <see cref="Check"/> on
/// every turn, so that endless loops can be stopped: aborting the thread instead (ControlledExecution) ends the whole
/// process now and then, when it hits the runtime's own code. Each function that a cell writes asks first whether there is
/// stack left, so that endless recursion is an exception.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellGuards
{
    private static volatile int stoppedSession;

    /// <summary>Called by the loops of cells.</summary>
    /// <param name="session">The session that the loop belongs to.</param>
    /// <exception cref="OperationCanceledException">The session's cell is to stop.</exception>
    public static void Check(int session)
    {
        if (session == stoppedSession)
            throw new OperationCanceledException("the cell was stopped");
    }

    /// <summary>Stops the loops of a session, wherever they run.</summary>
    internal static void Stop(int session) => stoppedSession = session;

    /// <summary>Lets the loops of a session run again.</summary>
    internal static void Allow(int session) => Interlocked.CompareExchange(ref stoppedSession, 0, session);

    /// <summary>The code with the calls put in (see <see cref="GuardedCode"/>).</summary>
    internal static string Guard(string code, int session) => new GuardedCode(
        code,
        onTurn: $"global::{typeof(CellGuards).FullName}.{nameof(Check)}({session});",
        onEntry: $"global::{typeof(RuntimeHelpers).FullName}.{nameof(RuntimeHelpers.EnsureSufficientExecutionStack)}();").ToString();
}
