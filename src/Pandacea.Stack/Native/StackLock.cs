namespace Pandacea.Stack;

/// <summary>Lets one process at a time start, stop or recover a stack; freed by the operating system if that one dies.</summary>
internal static class StackLock
{
    /// <summary>Waits for its turn.</summary>
    public static async Task<Outcome<FileStream>> TakeAsync(StackPaths paths, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(paths.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (UnauthorizedAccessException error)
            {
                return DiskProblem.From(paths.LockFile, error);
            }
            catch (IOException error) when (time.GetElapsedTime(began) > patience || DiskProblem.IsFull(error))
            {
                return DiskProblem.IsFull(error)
                    ? DiskProblem.From(paths.LockFile, error)
                    : new StackProblem(StackProblemKind.NotReady, $"Another pandacea has been starting or stopping this stack for {patience.TotalSeconds:0} s ({paths.LockFile} is locked).", "Wait for it, or stop it.");
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
