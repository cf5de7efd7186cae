"""From where somebody is to where the police can be met: places, zones and driving minutes."""
