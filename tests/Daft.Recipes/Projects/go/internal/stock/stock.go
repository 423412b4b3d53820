// Package stock knows what there is.
package stock

import (
	"encoding/json"
	"io"

	"example.com/shop/internal/price"
)

type Item struct {
	Name  string
	Price price.Cents
}

func Read(from io.Reader) (items []Item, err error) {
	err = json.NewDecoder(from).Decode(&items)
	return items, err
}
