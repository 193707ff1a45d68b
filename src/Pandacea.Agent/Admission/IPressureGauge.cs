namespace Pandacea.Agent.Admission;

/// <summary>Measures how hard the process works.</summary>
public interface IPressureGauge
{
    /// <summary>The reading since the one before.</summary>
    PressureReading Read();
}
