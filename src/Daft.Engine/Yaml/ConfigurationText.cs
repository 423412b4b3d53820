using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>From the text of a <c>daft.yml</c> to the configuration, or to everything that is wrong with it.</summary>
public static class ConfigurationText
{
    public static ConfigurationReading Read(string text, string file)
    {
        YamlReading yaml = YamlReader.Read(text, file);
        return yaml.Problems.IsEmpty
            ? ConfigurationReader.Read(yaml.Root, file, () => DaftVersion.Running)
            : new ConfigurationReading { Problems = yaml.Problems };
    }
}
