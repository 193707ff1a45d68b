namespace Pandacea.Faults;

/// <summary>One fault with its attributes. What it can do is said by the interface of its stage:
/// <see cref="Proxy.IByteFault"/>, <see cref="Messages.IMessageFault"/> or <see cref="Processes.IProcessFault"/>.</summary>
internal interface IFault;
