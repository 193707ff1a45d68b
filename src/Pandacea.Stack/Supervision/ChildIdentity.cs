using System.ComponentModel;
using System.Diagnostics;
using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>Identity of a child that may have ended already.</summary>
internal static class ChildIdentity
{
    public static ProcessIdentity Of(Process child, TimeProvider time)
    {
        try
        {
            return ProcessIdentity.Of(child);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            return new(child.Id, time.GetUtcNow(), child.StartInfo.FileName, "");
        }
    }
}
