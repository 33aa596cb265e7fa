namespace EksCalc;

/// <summary>Independent pieces of work on all cores.</summary>
internal static class AllCores
{
    /// <summary>Does pieces of work, as if one after another: where one cannot be done, the first such one is named, and those before it are done.</summary>
    /// <param name="count">How many pieces there are, 0 or more.</param>
    /// <param name="piece">Does the piece of a number, 0 to <paramref name="count"/> - 1.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InvalidInputException">A piece cannot be done: of several the first.</exception>
    /// <exception cref="OperationCanceledException">The work was ended early.</exception>
    public static void For(int count, Action<int> piece, CancellationToken cancellationToken)
    {
        // The browser has one thread; the linker knows where it links for it, and leaves out what is below.
        if (OperatingSystem.IsBrowser())
        {
            for (var index = 0; index < count; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                piece(index);
            }

            return;
        }

        var (failed, failure) = (int.MaxValue, (InvalidInputException?)null);
        var failing = new Lock();
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, (index, loop) =>
        {
            try
            {
                piece(index);
            }
            catch (InvalidInputException invalid)
            {
                // Whichever core comes upon one first: those before it are still tried.
                loop.Break();
                lock (failing)
                {
                    if (index < failed)
                        (failed, failure) = (index, invalid);
                }
            }
        });
        if (failure is not null)
            throw new InvalidInputException(failure.Problems);
    }
}
