using System.Diagnostics;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A service that ended within a millisecond "cannot be started: Unable to retrieve the specified information", and its last words were lost.</summary>
public sealed class ChildThatEndedTests
{
    private const int Rounds = 300;

    [Fact]
    public void A_child_that_ends_at_any_moment_has_an_identity()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There a process that has ended can still be asked.
        }

        using var watch = new ManualResetEventSlim();
        for (var round = 0; round < Rounds; round++)
        {
            using var child = Process.Start("/bin/sh", ["-c", "exit 7"])!;
            watch.Wait(TimeSpan.FromMicroseconds(round * 10));

            Assert.Equal(child.Id, ChildIdentity.Of(child, TimeProvider.System).Pid);
        }
    }
}
